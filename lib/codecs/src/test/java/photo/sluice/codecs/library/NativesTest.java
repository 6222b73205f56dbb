// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs.library;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NativesTest {
    @Test
    void buildWithoutAnythingHasNothing() {
        Natives none = Natives.parse("");
        assertThat(none.has("LibRaw")).isFalse();
    }

    @Test
    void eachLineIsABindingAndOneThatIsMissingTakesNoOtherAlong() {
        Natives some = Natives.parse("0123abcd\nLibRaw libjniLibRaw.so libraw_r.so.23\nLibJxl libjniLibJxl.so\n");
        assertThat(some.has("LibRaw")).isTrue();
        assertThat(some.has("LibJxl")).isTrue();
        assertThat(some.has("LibHeif")).isFalse();
    }

    @Test
    void remedyNamesThePackages() {
        assertThat(Library.LIBHEIF.remedy()).contains("g++", "libheif-dev");
    }
}
