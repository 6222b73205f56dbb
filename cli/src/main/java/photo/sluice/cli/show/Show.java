// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.show;

import photo.sluice.cli.pipeline.Pipeline;
import photo.sluice.contract.SidecarOutcome;

/** What is shown while a run lasts. */
public interface Show {
    /** A photo has ended; called by the board's thread. */
    void ended(SidecarOutcome outcome);

    /** About twice a second, by the main thread. */
    void moment(Pipeline pipeline);

    /** The run is over. */
    void over();
}
