/** The name of a person, whatever direction it is written in: it moves nothing around it and is cut at its own end. */

export function Person({ name }: { readonly name: string }) {
  return <bdi class="person">{name}</bdi>;
}
