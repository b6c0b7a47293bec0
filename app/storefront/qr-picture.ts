import { toString } from 'qrcode';

/** A QR code as SVG: medium error correction, and the four modules of quiet around it that readers need. */
export async function drawQrCode(text: string): Promise<string> {
  return await toString(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
}
