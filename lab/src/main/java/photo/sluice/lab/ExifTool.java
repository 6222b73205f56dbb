// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import photo.sluice.lab.process.Bill;
import photo.sluice.lab.process.Job;
import photo.sluice.sidecar.Embedded;
import photo.sluice.sidecar.Ledger;
import photo.sluice.sidecar.Merge;
import photo.sluice.sidecar.Merged;
import photo.sluice.sidecar.SidecarName;
import photo.sluice.sidecar.Wanted;
import photo.sluice.sidecar.file.SidecarFile;
import photo.sluice.sidecar.packet.Names;
import photo.sluice.sidecar.packet.Packet;
import photo.sluice.sidecar.packet.Unreadable;
import photo.sluice.sidecar.packet.Value;

/** The yardstick for sidecars: one process of exiftool that writes what a merge would. */
final class ExifTool {
    private static final SidecarName NAME = SidecarName.of(SidecarName.Form.EXT, "IMG.CR2");
    private static final Map<String, String> GROUPS = Map.of(
            "http://ns.adobe.com/xap/1.0/",
            "XMP-xmp",
            "http://purl.org/dc/elements/1.1/",
            "XMP-dc",
            "http://ns.adobe.com/lightroom/1.0/",
            "XMP-lr",
            Names.DIGIKAM,
            "XMP-digiKam",
            Names.SLUICE,
            "XMP-sluice");

    private ExifTool() {}

    /** What the process took, its start included, for the sidecars of these photos. */
    static Sidecars.Took write(List<Path> photos, Wanted wanted, Path logs)
            throws IOException, InterruptedException, Benchmark.Unmeasurable {
        Optional<Path> program = Stream.of("/usr/bin/exiftool", "/usr/local/bin/exiftool")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if (program.isEmpty())
            throw new Benchmark.Unmeasurable("exiftool is missing: apt-get install libimage-exiftool-perl");
        Map<QName, Value> ours = new TreeMap<>(java.util.Comparator.comparing(QName::toString));
        StringBuilder arguments = new StringBuilder();
        for (Path photo : photos) {
            Path sidecar = SidecarFile.path(photo, NAME);
            Map<QName, Value> changed = changed(Files.readAllBytes(sidecar), wanted);
            ours.putAll(changed);
            arguments.append("-q\n-overwrite_original\n");
            changed.forEach((name, value) -> arguments.append(argument(name, value)));
            arguments.append(sidecar).append("\n-execute\n");
        }
        Path config = Files.writeString(logs.resolve("config"), config(ours));
        Path file = Files.writeString(logs.resolve("arguments"), arguments);
        Bill bill = Job.run(
                List.of(program.get().toString(), "-config", config.toString(), "-@", file.toString()),
                logs.resolve("job"));
        check(SidecarFile.path(photos.get(photos.size() - 1), NAME), ours);
        if (bill.status() != 0) throw new Benchmark.Unmeasurable("exiftool failed; see " + logs);
        return new Sidecars.Took(bill.wall(), bill.cpu());
    }

    /** What a merge would add or change. */
    private static Map<QName, Value> changed(byte[] before, Wanted wanted) throws Benchmark.Unmeasurable {
        Merged merged = Merge.merge(Optional.of(before), wanted, Ledger.EMPTY, Embedded.NOTHING, NAME, Instant.EPOCH);
        if (!(merged instanceof Merged.Write write)) throw new Benchmark.Unmeasurable("not merged: " + merged);
        Map<QName, Value> changed = new TreeMap<>(java.util.Comparator.comparing(QName::toString));
        changed.putAll(read(write.bytes()));
        read(before).forEach((name, value) -> {
            if (value.equals(changed.get(name))) changed.remove(name);
        });
        return changed;
    }

    private static Map<QName, Value> read(byte[] bytes) throws Benchmark.Unmeasurable {
        try {
            return Packet.parse(bytes).properties();
        } catch (Unreadable e) {
            throw new Benchmark.Unmeasurable("unreadable: " + e.getMessage());
        }
    }

    /** It must have written the same, or the comparison means nothing. */
    private static void check(Path sidecar, Map<QName, Value> ours) throws IOException, Benchmark.Unmeasurable {
        Map<QName, Value> there = read(Files.readAllBytes(sidecar));
        for (QName name : ours.keySet()) {
            boolean same = ours.get(name).equals(there.get(name))
                    || name.getLocalPart().endsWith("Date");
            if (!same) throw new Benchmark.Unmeasurable("exiftool wrote " + name + " as " + there.get(name));
        }
    }

    private static String argument(QName name, Value value) {
        String option = "-" + GROUPS.get(name.getNamespaceURI()) + ":" + name.getLocalPart() + "=";
        if (!(value instanceof Value.Items items)) return option + value.plain().orElse("") + "\n";
        return items.items().stream()
                .map(item -> option
                        + (item instanceof Value.Struct struct
                                ? struct(struct)
                                : item.plain().orElse("")) + "\n")
                .collect(Collectors.joining());
    }

    private static String struct(Value.Struct struct) {
        return struct.members().entrySet().stream()
                .map(member -> member.getKey().getLocalPart() + "="
                        + member.getValue().plain().orElse(""))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Teaches it our namespace. */
    private static String config(Map<QName, Value> ours) {
        StringBuilder tags = new StringBuilder();
        ours.forEach((name, value) -> {
            if (!name.getNamespaceURI().equals(Names.SLUICE)) return;
            tags.append(name.getLocalPart()).append(" => {");
            if (value instanceof Value.Items items) {
                tags.append("List => '")
                        .append(items.kind() == Value.Kind.SEQ ? "Seq" : "Bag")
                        .append("', ");
                TreeSet<String> members = new TreeSet<>();
                items.items().forEach(item -> {
                    if (item instanceof Value.Struct struct)
                        struct.members().keySet().forEach(member -> members.add(member.getLocalPart()));
                });
                if (!members.isEmpty()) {
                    tags.append("Struct => {STRUCT_NAME => 'Sluice ").append(name.getLocalPart());
                    tags.append("', NAMESPACE => 'sluice', ");
                    members.forEach(member -> tags.append(member).append(" => {}, "));
                    tags.append("}, ");
                }
            }
            tags.append("},\n");
        });
        return "%Image::ExifTool::UserDefined = ('Image::ExifTool::XMP::Main' => { sluice => { SubDirectory =>"
                + " { TagTable => 'Image::ExifTool::UserDefined::sluice' } } });\n"
                + "%Image::ExifTool::UserDefined::sluice = (GROUPS => {0=>'XMP', 1=>'XMP-sluice', 2=>'Other'},"
                + " NAMESPACE => {'sluice' => '" + Names.SLUICE + "'}, WRITABLE => 'string',\n" + tags + ");\n1;\n";
    }
}
