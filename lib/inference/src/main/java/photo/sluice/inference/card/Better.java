// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.card;

/** Which way a model's scores go. */
public enum Better {
    HIGHER,
    LOWER
}
