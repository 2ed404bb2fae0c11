/** Octets that have come in pieces, taken out in order: nothing is copied but what lies across two pieces. */

export class ByteQueue {
  #pieces: Uint8Array[] = [];
  /** Octets of the first piece that were taken already. */
  #taken = 0;
  #length = 0;

  /** Octets that have come and were not taken. */
  get length(): number {
    return this.#length;
  }

  push(piece: Uint8Array): void {
    if (piece.length === 0) return;
    this.#pieces.push(piece);
    this.#length += piece.length;
  }

  /** The next `size` octets, which stay in the queue; null until so many have come. */
  peek(size: number): Uint8Array | null {
    if (size > this.#length) return null;
    const first = this.#pieces[0];
    if (first === undefined || first.length - this.#taken < size) this.#join();
    return this.#pieces[0]?.subarray(this.#taken, this.#taken + size) ?? new Uint8Array();
  }

  /** Takes octets that were looked at. */
  skip(size: number): void {
    this.#length -= size;
    this.#taken += size;
    const first = this.#pieces[0];
    if (first === undefined || this.#taken < first.length) return;
    this.#taken -= first.length;
    this.#pieces.shift();
  }

  /** Makes one piece of all that are there; each octet is moved about once, since a reader then takes most of them. */
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
