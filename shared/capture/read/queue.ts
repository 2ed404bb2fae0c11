/** A queue of octets that arrive in pieces: only what spans two pieces is copied. */

export class ByteQueue {
  #pieces: Uint8Array[] = [];
  /** Octets already taken from the first piece. */
  #taken = 0;
  #length = 0;

  /** Octets that have arrived and were not taken. */
  get length(): number {
    return this.#length;
  }

  push(piece: Uint8Array): void {
    if (piece.length === 0) return;
    this.#pieces.push(piece);
    this.#length += piece.length;
  }

  /** The next `size` octets, which stay in the queue; null until that many have arrived. */
  peek(size: number): Uint8Array | null {
    if (size > this.#length) return null;
    const first = this.#pieces[0];
    if (first === undefined || first.length - this.#taken < size) this.#join();
    return this.#pieces[0]?.subarray(this.#taken, this.#taken + size) ?? new Uint8Array();
  }

  /** Takes octets out of the queue after a peek. */
  skip(size: number): void {
    this.#length -= size;
    this.#taken += size;
    const first = this.#pieces[0];
    if (first === undefined || this.#taken < first.length) return;
    this.#taken -= first.length;
    this.#pieces.shift();
  }

  /** Joins all pieces into one; each octet is moved about once, because a reader then takes most of them. */
  #join(): void {
    const whole = new Uint8Array(this.#length);
    let at = 0;
    for (const [index, piece] of this.#pieces.entries()) {
      const rest = index === 0 ? piece.subarray(this.#taken) : piece;
      whole.set(rest, at);
      at += rest.length;
    }
    this.#pieces = [whole];
    this.#taken = 0;
  }
}
