# SPDX-License-Identifier: Apache-2.0
"""A metric of pyiqa to ONNX, at one fixed input size, or of any size of which the card caps the longer side: both bound memory.

    python pyiqa_onnx.py musiq 512 384 musiq.onnx
    python pyiqa_onnx.py clipiqa 512 any clipiqa.onnx       card: size: {longest: 512, multiple: 32}

Needs pyiqa and torch, and onnxruntime for "any". pyiqa and its weights are for noncommercial use; what comes out is too. Names that are known to be
of use: musiq, topiq_nr, topiq_iaa, clipiqa, clipiqa+. The script says what the graph answers for grey and for noise, so
that it can be compared with what torch says.
"""
import os
import sys

import pyiqa
import torch


class OneNumber(torch.nn.Module):
    """A picture of 0..1 in RGB to one number, whatever else the metric gives."""

    def __init__(self, net: torch.nn.Module) -> None:
        super().__init__()
        self.net = net

    def forward(self, picture: torch.Tensor) -> torch.Tensor:
        answer = self.net(picture)
        answer = answer[0] if isinstance(answer, (list, tuple)) else answer
        return answer.reshape(1, 1)


MULTIPLE = 32


def differs(net: torch.nn.Module, graph: str, longest: int) -> str:
    """Where the graph says something else than torch, or fails: a size that was traced in. Empty if nowhere."""
    import onnxruntime

    session = onnxruntime.InferenceSession(graph, providers=["CPUExecutionProvider"])
    shorter = longest * 3 // 4 // MULTIPLE * MULTIPLE
    for height, width in ((shorter, longest), (longest, shorter), (shorter, shorter)):
        picture = torch.rand(1, 3, height, width)
        with torch.no_grad():
            wanted = net(picture).item()
        try:
            found = session.run(None, {"input": picture.numpy()})[0].item()
        except Exception as fault:  # whatever the runtime says, the graph is of no use at this size
            return f"fails at {width} by {height}: {fault}"
        if not abs(found - wanted) <= 1e-3 * max(1.0, abs(wanted)):
            return f"says {found:.4f} at {width} by {height}, torch {wanted:.4f}"
    return ""


def main(metric: str, width: str, height: str, target: str) -> None:
    any_size = height == "any"
    if any_size:
        height = str(int(width) * 3 // 4 // MULTIPLE * MULTIPLE)
    torch.manual_seed(5)
    net = OneNumber(pyiqa.create_metric(metric, device="cpu").net).eval()
    size = (1, 3, int(height), int(width))
    grey, noise = torch.full(size, 0.5), torch.rand(size)
    with torch.no_grad():
        print(f"{metric}: grey {net(grey).item():.4f}, noise {net(noise).item():.4f}")
        torch.onnx.export(
            net,
            (noise,),
            target + ".part",
            input_names=["input"],
            output_names=["score"],
            opset_version=17,
            dynamic_axes={"input": {2: "height", 3: "width"}} if any_size else None,
        )
    wrong = differs(net, target + ".part", int(width)) if any_size else ""
    if wrong:
        os.remove(target + ".part")
        sys.exit(f"{metric} is not of any size: the graph {wrong}. Give a height.")
    os.replace(target + ".part", target)


if __name__ == "__main__":
    main(*sys.argv[1:])
