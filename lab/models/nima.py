# SPDX-License-Identifier: Apache-2.0
"""NIMA from idealo's Keras weights to ONNX.

    python nima.py weights_mobilenet_aesthetic_0.07.hdf5 nima_aesthetic.onnx

Needs tensorflow 2.15 or earlier (its Keras reads these weights) and tf2onnx. The graph is built as in the paper (H. Talebi
and P. Milanfar, "NIMA: Neural Image Assessment", 2018): MobileNet without its head, averaged, ten votes.
"""
import sys

import tensorflow as tf
import tf2onnx


def main(weights: str, target: str) -> None:
    base = tf.keras.applications.MobileNet(
        input_shape=(224, 224, 3), alpha=1, include_top=False, pooling="avg", weights=None
    )
    votes = tf.keras.layers.Dense(10, activation="softmax")(tf.keras.layers.Dropout(0.75)(base.output))
    model = tf.keras.Model(base.input, votes)
    model.load_weights(weights)
    signature = (tf.TensorSpec((None, 224, 224, 3), tf.float32, name="input"),)
    tf2onnx.convert.from_keras(model, input_signature=signature, opset=13, output_path=target)


if __name__ == "__main__":
    main(*sys.argv[1:])
