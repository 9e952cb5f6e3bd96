/** The generator polynomial of OpenPGP's CRC-24 (RFC 4880, §6.1), with its leading bit. */
const POLYNOMIAL = 0x1864cfb;

/**
 * CRC-24 with OpenPGP's start value. A burst of up to 24 changed bits, so any one to four
 * neighbouring base64 characters, never goes unnoticed; other damage does once in 16 million.
 */
export function crc24(bytes: Uint8Array): number {
  let crc = 0xb704ce;
  for (const byte of bytes) {
    crc ^= byte << 16;
    for (let bit = 0; bit < 8; bit++) {
      crc <<= 1;
      if (crc & 0x1000000) crc ^= POLYNOMIAL;
    }
  }
  return crc;
}
