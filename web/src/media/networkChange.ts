/** The part of the Network Information API that is used; Chromium alone has it, and tells the type on phones and tablets only. */
interface NetworkInformation extends EventTarget {
  type?: string;
}

/** Calls when this device has got a network again or has gone over to another one. A change of mere speed is none. */
export function onNetworkChange(changed: () => void): void {
  addEventListener('online', changed);
  const network = (navigator as Navigator & { connection?: NetworkInformation }).connection;
  let type = network?.type;
  network?.addEventListener?.('change', () => {
    if (network.type === type) return;
    type = network.type;
    if (type !== 'none') changed();
  });
}
