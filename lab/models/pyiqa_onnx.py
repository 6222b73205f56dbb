# SPDX-License-Identifier: Apache-2.0
"""A metric of pyiqa to ONNX, at one fixed input size, which bounds its memory.

    python pyiqa_onnx.py musiq 512 384 musiq.onnx

Needs pyiqa and torch. pyiqa and its weights are for noncommercial use; what comes out is too. Names that are known to be
of use: musiq, topiq_nr, topiq_iaa, clipiqa, clipiqa+. The script says what the graph answers for grey and for noise, so
that it can be compared with what torch says.
"""
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


def main(metric: str, width: str, height: str, target: str) -> None:
    torch.manual_seed(5)
    net = OneNumber(pyiqa.create_metric(metric, device="cpu").net).eval()
    size = (1, 3, int(height), int(width))
    grey, noise = torch.full(size, 0.5), torch.rand(size)
    with torch.no_grad():
        print(f"{metric}: grey {net(grey).item():.4f}, noise {net(noise).item():.4f}")
        torch.onnx.export(
            net, (noise,), target, input_names=["input"], output_names=["score"], opset_version=17
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
