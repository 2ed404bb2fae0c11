/** The name of a person in any writing direction: it moves nothing around it and is clipped at its own end. */

export function Person({ name }: { readonly name: string }) {
  return <bdi class="person">{name}</bdi>;
}
