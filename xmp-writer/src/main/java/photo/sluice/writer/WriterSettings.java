// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import java.time.Duration;
import photo.sluice.sidecar.file.Naming;

/**
 * @param settle how long a photo's results must have rested before it is judged
 * @param patience how long a photo waits for a stage that does not answer
 * @param naming what a new sidecar is called
 */
public record WriterSettings(Duration settle, Duration patience, Naming naming) {}
