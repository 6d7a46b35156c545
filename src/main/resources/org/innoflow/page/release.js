// The data of the page: read from its own elements, the flows when they are first asked for.
const release = (() => {
  "use strict";
  const data = JSON.parse(document.getElementById("release").textContent);
  const decoded = new Map();

  function base64Bytes(text) {
    const characters = atob(text);
    const bytes = new Uint8Array(characters.length);
    for (let i = 0; i < bytes.length; i++) {
      bytes[i] = characters.charCodeAt(i);
    }
    return bytes;
  }

  async function unpacked(bytes) {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  // Whole numbers, seven bits to a byte, the lowest first. Beyond 32 bits shifts would overflow.
  function* numbers(bytes) {
    let value = 0;
    let scale = 1;
    for (const byte of bytes) {
      value += (byte & 0x7f) * scale;
      scale *= 128;
      if (byte < 0x80) {
        yield value;
        value = 0;
        scale = 1;
      }
    }
  }

  // For each year of the layer a list of {source, target, weight, links}, as FlowBlock wrote them.
  function flowsByYear(layer, bytes) {
    const next = numbers(bytes);
    const number = () => next.next().value;
    return layer.years.map(() => {
      const flows = [];
      const count = number();
      let pair = 0;
      for (let i = 0; i < count; i++) {
        pair += number();
        const source = Math.floor(pair / data.places.length);
        flows.push({source, target: pair % data.places.length, weight: 0, links: 0});
      }
      if (!layer.directed) {
        flows.forEach(flow => { flow.weight = number(); });
      }
      flows.forEach(flow => {
        flow.links = number();
        flow.weight = layer.directed ? flow.links : flow.weight;
      });
      return flows;
    });
  }

  async function flows(layer, sector) {
    const key = layer.id + "/" + sector;
    if (!decoded.has(key)) {
      const line = document.getElementById("flows-" + layer.id).textContent.split("\n")[sector];
      decoded.set(key, flowsByYear(layer, await unpacked(base64Bytes(line))));
    }
    return decoded.get(key);
  }

  return {...data, flows};
})();
