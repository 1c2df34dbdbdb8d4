/** What MapLibre's own parts are called in the reader's language. */
export interface ControlWords {
  /** Another name than the map's own region, which holds it. */
  canvas: string;
  zoomIn: string;
  zoomOut: string;
  attribution: string;
}

/** Renames the canvas and the buttons that stand in the map's container; it can be done again for another language. */
export function nameControls(container: HTMLElement, words: ControlWords): void {
  const names: [selector: string, name: string][] = [
    ['.maplibregl-ctrl-zoom-in', words.zoomIn],
    ['.maplibregl-ctrl-zoom-out', words.zoomOut],
    ['.maplibregl-ctrl-attrib-button', words.attribution]
  ];
  for (const [selector, name] of names)
    for (const button of container.querySelectorAll<HTMLElement>(selector)) {
      button.ariaLabel = name;
      button.title = name;
    }
  for (const canvas of container.querySelectorAll('canvas.maplibregl-canvas'))
    canvas.ariaLabel = words.canvas;
}
