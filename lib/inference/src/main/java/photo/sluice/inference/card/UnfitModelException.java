// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.card;

/** One model cannot be used; the others can. */
public final class UnfitModelException extends Exception {
    private final ModelFault fault;

    public UnfitModelException(ModelFault fault) {
        super(fault.toString());
        this.fault = fault;
    }

    public UnfitModelException(String file, String key, String reason) {
        this(new ModelFault(file, key, reason));
    }

    public ModelFault fault() {
        return fault;
    }
}
