// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.card;

/** Order of a pixel's three numbers in the input tensor. */
public enum Colours {
    RGB,
    BGR
}
