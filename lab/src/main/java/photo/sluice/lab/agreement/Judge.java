// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.agreement;

import java.util.List;
import java.util.Locale;

/** Others whose values are known, and which side of theirs is good. */
public enum Judge {
    MUSIQ(1),
    MUSIQ_SPAQ(1),
    MUSIQ_PAQ2PIQ(1),
    PAQ2PIQ(1),
    NRQM(1),
    BRISQUE(-1),
    BRISQUE_MATLAB(-1),
    NIQE(-1),
    ILNIQE(-1),
    PIQE(-1),
    SSIM(1),
    VIF(1);

    private final int sign;

    Judge(int sign) {
        this.sign = sign;
    }

    /** The method's name in the table: all but BRISQUE's other version are written with hyphens. */
    public String method() {
        String name = name().toLowerCase(Locale.ROOT);
        return this == BRISQUE_MATLAB ? name : name.replace('_', '-');
    }

    /** Values turned so that more is better. */
    public List<Double> goodness(List<Double> values) {
        return values.stream().map(value -> sign * value).toList();
    }
}
