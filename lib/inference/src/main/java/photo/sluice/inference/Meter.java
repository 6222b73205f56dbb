// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import photo.sluice.inference.card.ModelCard;

/** Is told what models do, by any thread, and must be quick and never throw. */
public interface Meter {
    /** Nobody wants to know. */
    Meter NONE = new Meter() {
        @Override
        public void opened(ModelCard model, Device.Used device, int batch) {}

        @Override
        public void prepared(ModelCard model, long nanos) {}

        @Override
        public void ran(ModelCard model, int pictures, long nanos) {}

        @Override
        public void shrank(ModelCard model, int batch) {}
    };

    /**
     * A model is ready.
     *
     * @param batch pictures that it is shown at once at most
     */
    void opened(ModelCard model, Device.Used device, int batch);

    /** One picture was brought into the model's input. */
    void prepared(ModelCard model, long nanos);

    /** The graph was run once. */
    void ran(ModelCard model, int pictures, long nanos);

    /** The device's memory did not suffice; from now on no more pictures than this are shown at once. */
    void shrank(ModelCard model, int batch);
}
