declare module 'html-encoding-sniffer' {
  /** Canonical name of an HTML byte stream's encoding, by the HTML Standard's sniffing algorithm. */
  export default function sniff(
    bytes: Uint8Array,
    options?: { defaultEncoding?: string; xml?: boolean }
  ): string;
}
