// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import photo.sluice.cli.machine.StateFolder;

/**
 * All that was looked at.
 *
 * @param machine what concerns every folder
 */
public record Checkup(List<Finding> machine, List<Patient> patients) {
    /**
     * One folder.
     *
     * @param root the root that it is or lies in
     */
    record Patient(Path folder, Optional<String> root, Tally tally, List<Finding> findings) {}

    public Checkup {
        machine = List.copyOf(machine);
        patients = List.copyOf(patients);
    }

    /**
     * Looks at this machine and at these folders; changes nothing, starts nothing.
     *
     * @param folders real paths
     * @param roots root names that this machine knows, to real paths
     * @param oneStarIsNobodys whether {@code sidecar.darktable-one-star} is {@code unrated}
     */
    public static Checkup of(
            List<Path> folders, Map<String, Path> roots, StateFolder state, boolean oneStarIsNobodys, Instant now)
            throws IOException {
        List<Patient> patients = new ArrayList<>();
        long watched = 0;
        for (Path folder : folders) {
            Tally tally = new Rounds(folder, now).go();
            watched += tally.of(Tally.Count.FOLDERS);
            List<Finding> findings = new ArrayList<>(new Place(folder, roots).look());
            findings.addAll(new Diagnosis(tally, oneStarIsNobodys).findings());
            Optional<String> root = roots.entrySet().stream()
                    .filter(known -> folder.startsWith(known.getValue()))
                    .map(Map.Entry::getKey)
                    .findFirst();
            patients.add(new Patient(folder, root, tally, findings));
        }
        List<Finding> machine = new ArrayList<>(Machine.look(state));
        machine.addAll(Decoders.look());
        machine.addAll(new Watching().look(watched, folders.size()));
        return new Checkup(machine, patients);
    }

    /** Whether a person has something to look at. */
    public boolean isWell() {
        return Stream.concat(machine.stream(), patients.stream().flatMap(patient -> patient.findings().stream()))
                .noneMatch(finding -> finding.level() == Finding.Level.LOOK);
    }

    /** For people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("this machine");
        machine.forEach(finding -> lines.add(finding.line()));
        for (Patient patient : patients) {
            lines.add(patient.folder().toString());
            patient.findings().forEach(finding -> lines.add(finding.line()));
        }
        lines.add(isWell() ? "nothing wrong" : "something to look at: the lines with an exclamation mark");
        return lines;
    }

    /** As one JSON object: {@code well}, {@code machine}, {@code folders}. The keys are a contract. */
    public Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("well", isWell());
        object.put("machine", machine.stream().map(Finding::object).toList());
        object.put("folders", patients.stream().map(Checkup::object).toList());
        return object;
    }

    private static Map<String, Object> object(Patient patient) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("folder", patient.folder().toString());
        patient.root().ifPresent(root -> object.put("root", root));
        object.put("counts", patient.tally().object());
        object.put("findings", patient.findings().stream().map(Finding::object).toList());
        return object;
    }
}
