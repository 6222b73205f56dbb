// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What may know what: arrows point towards the words. A wrong one breaks the build. */
class HouseTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("photo.sluice");

    private static final List<String> STAGES = List.of("watcher", "scorer", "tagger", "writer");

    @Test
    void onlyRuntimeAndBrokerKnowKafka() {
        noClasses()
                .that()
                .resideOutsideOfPackages("photo.sluice.runtime..", "photo.sluice.broker..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "kafka..")
                .check(HOUSE);
    }

    @Test
    void nobodyKnowsTheBroker() {
        noClasses()
                .that()
                .resideOutsideOfPackage("photo.sluice.broker..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("photo.sluice.broker..")
                .check(HOUSE);
    }

    @Test
    void contractKnowsOneJsonLibraryAndTheJdk() {
        classes()
                .that()
                .resideInAPackage("photo.sluice.contract..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "photo.sluice.contract..", "com.fasterxml.jackson..", "java..", "org.jspecify.annotations..")
                .check(HOUSE);
    }

    @Test
    void codecsAndSidecarKnowNothingOfOurs() {
        for (String library : List.of("codecs", "sidecar")) {
            noClasses()
                    .that()
                    .resideInAPackage("photo.sluice." + library + "..")
                    .should()
                    .dependOnClassesThat(oursOutside("photo.sluice." + library))
                    .check(HOUSE);
        }
    }

    @Test
    void inferenceKnowsNothingOfOurs() {
        noClasses()
                .that()
                .resideInAPackage("photo.sluice.inference..")
                .should()
                .dependOnClassesThat(oursOutside("photo.sluice.inference"))
                .check(HOUSE);
    }

    @Test
    void imagingKnowsTheCodecsAlone() {
        noClasses()
                .that()
                .resideInAPackage("photo.sluice.imaging..")
                .should()
                .dependOnClassesThat(oursOutside("photo.sluice.imaging", "photo.sluice.codecs"))
                .check(HOUSE);
    }

    @Test
    void viewingKnowsEventsAndPicturesAlone() {
        noClasses()
                .that()
                .resideInAPackage("photo.sluice.viewing..")
                .should()
                .dependOnClassesThat(oursOutside(
                        "photo.sluice.viewing",
                        "photo.sluice.runtime",
                        "photo.sluice.contract",
                        "photo.sluice.imaging"))
                .check(HOUSE);
    }

    @Test
    void runtimeKnowsNothingOfPictures() {
        noClasses()
                .that()
                .resideInAPackage("photo.sluice.runtime..")
                .should()
                .dependOnClassesThat(oursOutside("photo.sluice.runtime", "photo.sluice.contract"))
                .check(HOUSE);
    }

    @Test
    void aStageKnowsNoOtherStage() {
        for (String stage : STAGES) {
            for (String other : STAGES) {
                if (stage.equals(other)) continue;
                noClasses()
                        .that()
                        .resideInAPackage("photo.sluice." + stage + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("photo.sluice." + other + "..")
                        .check(HOUSE);
            }
        }
    }

    @Test
    void nobodyKnowsTheCommand() {
        noClasses()
                .that()
                .resideOutsideOfPackages("photo.sluice.cli..", "photo.sluice.lab..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("photo.sluice.cli..", "photo.sluice.lab..")
                .check(HOUSE);
    }

    @Test
    void packagesHaveNoCycles() {
        for (String module : List.of(
                "contract",
                "runtime",
                "codecs",
                "imaging",
                "viewing",
                "sidecar",
                "inference",
                "watcher",
                "scorer",
                "tagger",
                "writer")) {
            SlicesRuleDefinition.slices()
                    .matching("photo.sluice." + module + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true)
                    .check(HOUSE);
        }
    }

    @Test
    void nothingThatNeedsAWindowSystemIsUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "org\\.bytedeco\\.opencv\\.(global\\.opencv_(highgui|objdetect|saliency|xfeatures2d|face)"
                                + "|opencv_(highgui|objdetect|saliency|xfeatures2d|face)\\..*)|org\\.opencv\\..*")
                .check(HOUSE);
    }

    @Test
    void everyPackageIsNullMarked() {
        HOUSE.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(java -> java.getName().startsWith("photo.sluice.")
                        && !java.getClasses().isEmpty())
                .forEach(java -> org.assertj.core.api.Assertions.assertThat(java.isAnnotatedWith(NullMarked.class))
                        .as(java.getName() + " is @NullMarked")
                        .isTrue());
    }

    private static DescribedPredicate<JavaClass> oursOutside(String... homes) {
        return DescribedPredicate.describe(
                "are ours, but not of " + String.join(", ", homes),
                type -> type.getPackageName().startsWith("photo.sluice.")
                        && Stream.of(homes).noneMatch(type.getPackageName()::startsWith));
    }
}
