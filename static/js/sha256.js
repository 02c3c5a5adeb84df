// SHA-256 (FIPS 180-4) of a file, read in slices: the browser's own wants all of it in memory, and HTTPS.
const SLICE_BYTES = 1 << 22

async function sha256Of(file) {
  if (globalThis.crypto?.subtle && file.size <= SLICE_BYTES) {
    return hexOf(new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer())))
  }
  const sum = new Sha256()
  for (let at = 0; at < file.size; at += SLICE_BYTES) {
    sum.add(new Uint8Array(await file.slice(at, at + SLICE_BYTES).arrayBuffer()))
  }
  return sum.hex()
}

const hexOf = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")

class Sha256 {
  static #constants = Sha256.#rootsOfPrimes(64, 1 / 3)

  constructor() {
    this.state = Sha256.#rootsOfPrimes(8, 1 / 2)
    this.words = new Int32Array(64)
    this.rest = new Uint8Array(64)
    this.restLength = 0
    this.length = 0
  }

  // The first 32 bits of the fractional parts of the roots of the first primes.
  static #rootsOfPrimes(count, power) {
    const roots = []
    for (let number = 2; roots.length < count; number += 1) {
      let isPrime = true
      for (let divisor = 2; divisor * divisor <= number; divisor += 1) if (number % divisor === 0) isPrime = false
      if (isPrime) { const root = number ** power; roots.push(((root - Math.floor(root)) * 2 ** 32) | 0) }
    }
    return Int32Array.from(roots)
  }

  add(bytes) {
    this.length += bytes.length
    let at = 0
    if (this.restLength) {
      at = Math.min(64 - this.restLength, bytes.length)
      this.rest.set(bytes.subarray(0, at), this.restLength)
      this.restLength += at
      if (this.restLength < 64) return
      this.#block(new DataView(this.rest.buffer), 0)
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    for (; at + 64 <= bytes.length; at += 64) this.#block(view, at)
    this.rest.set(bytes.subarray(at))
    this.restLength = bytes.length - at
  }

  hex() {
    const padding = new Uint8Array((this.restLength < 56 ? 64 : 128) - this.restLength)
    const bits = new DataView(padding.buffer)
    padding[0] = 0x80
    bits.setUint32(padding.length - 8, Math.floor(this.length / 2 ** 29))
    bits.setUint32(padding.length - 4, this.length << 3)
    this.add(padding)
    return [...this.state].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("")
  }

  #block(view, start) {
    const w = this.words, k = Sha256.#constants
    for (let i = 0; i < 16; i += 1) w[i] = view.getInt32(start + i * 4)
    for (let i = 16; i < 64; i += 1) {
      const x = w[i - 15], y = w[i - 2]
      const s0 = (x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3
      const s1 = (y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10
      w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0
    }
    const s = this.state
    let a = s[0], b = s[1], c = s[2], d = s[3], e = s[4], f = s[5], g = s[6], h = s[7]
    for (let i = 0; i < 64; i += 1) {
      const s1 = (e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)
      const t1 = (h + s1 + (e & f ^ ~e & g) + k[i] + w[i]) | 0
      const s0 = (a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)
      const t2 = (s0 + (a & b ^ a & c ^ b & c)) | 0
      h = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0
    }
    s[0] += a; s[1] += b; s[2] += c; s[3] += d; s[4] += e; s[5] += f; s[6] += g; s[7] += h
  }
}
