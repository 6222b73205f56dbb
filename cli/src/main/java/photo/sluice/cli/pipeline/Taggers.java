// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.pipeline;

final class Taggers {}
