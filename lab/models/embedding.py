# SPDX-License-Identifier: Apache-2.0
"""What MobileNetV3 sees of a photo, as one direction, to ONNX: alike photos point alike.

    python embedding.py mobilenet_v3_embedding.onnx

Needs torch and torchvision, whose weights are fetched by it (BSD-3-Clause).
"""
import sys

import torch
import torchvision


def main(target: str) -> None:
    weights = torchvision.models.MobileNet_V3_Small_Weights.IMAGENET1K_V1
    model = torchvision.models.mobilenet_v3_small(weights=weights).eval()
    body = torch.nn.Sequential(model.features, model.avgpool, torch.nn.Flatten(1)).eval()
    torch.onnx.export(
        body,
        (torch.zeros(1, 3, 224, 224),),
        target,
        input_names=["input"],
        output_names=["direction"],
        dynamic_axes={"input": {0: "batch"}, "direction": {0: "batch"}},
        opset_version=17,
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
