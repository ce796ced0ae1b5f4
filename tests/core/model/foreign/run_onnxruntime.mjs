// What ONNX Runtime answers to the models beside it: expected.json, the outputs for two images.
//   node run_onnxruntime.mjs [FOLDER]     needs npm's onnxruntime-node 1.20.1
import fs from "node:fs";
import path from "node:path";
import ort from "onnxruntime-node";

const folder = process.argv[2] ?? path.dirname(new URL(import.meta.url).pathname);
// The images that the test makes too.
const grey = Array.from({ length: 2 * 784 }, (_, i) => (i * 7919 + Math.floor(i / 784) * 104729 + (i * i) % 97) % 256);

const expected = {};
for (const file of fs.readdirSync(folder).filter((name) => name.endsWith(".onnx")).sort()) {
  const session = await ort.InferenceSession.create(path.join(folder, file));
  const run = async (values, dims) => {
    for (const type of ["float32", "uint8"]) {
      const data = type === "uint8" ? Uint8Array.from(values) : Float32Array.from(values, (v) => v / 255);
      for (const shape of [[1, 28, 28], [28, 28, 1], [28, 28], [784]]) {
        try {
          const feed = { [session.inputNames[0]]: new ort.Tensor(type, data, [dims, ...shape]) };
          return Array.from((await session.run(feed))[session.outputNames[0]].data);
        } catch { /* another shape or type */ }
      }
    }
    return null;
  };
  const both = (await run(grey, 2)) ?? [...(await run(grey.slice(0, 784), 1)), ...(await run(grey.slice(784), 1))];
  expected[file] = both.map((value) => Number(value.toPrecision(8)));
}
fs.writeFileSync(path.join(folder, "expected.json"), JSON.stringify(expected, null, 1).replace(/,\n {2}/g, ", ") + "\n");
