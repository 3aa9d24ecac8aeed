import { useEffect, useState } from "preact/hooks";

/** Longest text whose code a phone can still read off a screen: 85 modules a side, at three pixels each. */
const LONGEST = 520;
/** Pixels of a side, about. */
const SIDE = 255;

interface Code {
  /** Modules a side, with the quiet border. */
  readonly size: number;
  /** Dark modules as the data of a path. */
  readonly path: string;
}

async function codeOf(text: string): Promise<Code> {
  const { encodeQR } = await import("qr");
  const rows = encodeQR(text, "raw", { ecc: "low", border: 4 });
  const runs = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")));
  return { size: rows.length, path: runs.join("") };
}

/** A text as a QR code, or a sentence where it is too long for one. */
export function QrCode({ text }: { readonly text: string }) {
  const [code, setCode] = useState<Code | null>(null);
  useEffect(() => {
    let left = false;
    setCode(null);
    if (text.length <= LONGEST) {
      void codeOf(text).then((made) => {
        if (!left) setCode(made);
      });
    }
    return () => {
      left = true;
    };
  }, [text]);
  if (text.length > LONGEST) {
    return (
      <p class="quiet">
        At {text.length.toLocaleString("en-US")} characters the link is too long for a code that a phone could
        read.
      </p>
    );
  }
  const pixels = code === null ? 0 : Math.floor(SIDE / code.size) * code.size;
  return (
    <div class="qr">
      {code !== null && (
        <svg
          class="code"
          role="img"
          aria-label="QR code of the link"
          width={pixels}
          height={pixels}
          viewBox={`0 0 ${code.size} ${code.size}`}
          shape-rendering="crispEdges"
        >
          <rect width="100%" height="100%" />
          <path d={code.path} />
        </svg>
      )}
    </div>
  );
}
