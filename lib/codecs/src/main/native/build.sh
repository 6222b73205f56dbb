#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Compiles our bindings against the libraries of this system, and lays beside them every library that they need and that a
# bare system lacks. A library whose headers are missing is left out, and so is all of it without a compiler: the build
# goes on. Nothing is compiled again unless a source is newer.
#
# build.sh CLASSES JAVACPP_JAR JAVA_HOME PLATFORM
#
# PLATFORM's folder then holds libjni*.so, what they need, and natives.list: a line with the hash of it all, then one line
# a binding: its name and its files, itself first.
set -euo pipefail
classes=$1 javacpp=$2 java_home=$3 platform=$4
native=$(cd "$(dirname "$0")" && pwd)
sources=$native/../java/photo/sluice/codecs/library
out=$classes/photo/sluice/codecs/library/$platform
work=$classes/../native

# Of every Linux that has a Java: the C library and what a C++ compiler brings.
everywhere='^(linux-vdso|ld-linux.*|libc|libm|libdl|librt|libpthread|libresolv|libutil|libstdc\+\+|libgcc_s)\.so'

command -v g++ >/dev/null || {
    echo "no g++: built without RAW, HEIF, JPEG XL and JPEG planes"
    exit 0
}

headers() { printf '#include <%s>\n' stdio.h "$@" | g++ -E -x c++ - >/dev/null 2>&1; }

fresh() { # LIBRARY BINDING: newer than all that it is made of?
    local source
    for source in "$sources/$2.java" "$native"/*.h "$native/build.sh"; do
        [ "$1" -nt "$source" ] || return 1
    done
}

needs() { # LIBRARY: the paths of all that it needs, directly or not
    ldd "$1" | awk '$2 == "=>" && $3 ~ /^\// { print $3 }' | while read -r path; do
        [[ ${path##*/} =~ $everywhere ]] || echo "$path"
    done
}

plugins() { # libheif's decoders, where it has them in files of their own (1.19 in Debian 13)
    local heif plugin
    heif=$(readlink -f "$(g++ -print-file-name=libheif.so)")
    for plugin in "${heif%/*}"/libheif/plugins/libheif-{libde265,dav1d,aomdec}.so; do
        [ ! -f "$plugin" ] || echo "$plugin"
    done
}

binding() { # NAME PACKAGE HEADER…
    local name=$1 package=$2 library=$work/$1/libjni$1.so extra=() options=() path
    shift 2
    [ "$name" != LibHeif ] || mapfile -t extra < <(plugins)
    if ! headers "$@"; then
        echo "no $package: built without ${name#Lib}"
        return 0
    fi
    if ! fresh "$library" "$name"; then
        rm -rf "${work:?}/$name"
        mkdir -p "$work/$name"
        # What plugins need is loaded with us: they themselves would look for it in the system only.
        while read -r path; do options+=(-Xcompiler "$path"); done < <(for path in "${extra[@]}"; do needs "$path"; done | sort -u)
        # DT_RPATH rather than RUNPATH: it also holds for what the needed libraries need.
        if ! "$java_home/bin/java" -XX:TieredStopAtLevel=1 -cp "$javacpp" org.bytedeco.javacpp.tools.Builder -cp "$classes" \
            -d "$work/$name" -Dplatform.includepath="$native" -Xcompiler -Wl,--disable-new-dtags \
            -Xcompiler -Wl,--no-as-needed "${options[@]}" \
            "photo.sluice.codecs.library.$name" >"$work/$name.log" 2>&1; then
            rm -f "$library"
            echo "could not compile $name, so built without it: $work/$name.log"
            return 0
        fi
    fi
    local files=()
    mkdir -p "$out"
    while read -r path; do
        [ "$out/${path##*/}" -nt "$path" ] || cp -L "$path" "$out/"
        files+=("${path##*/}")
    done < <(printf '%s\n' "$library" "${extra[@]}"; needs "$library")
    echo "$name ${files[*]}" >>"$list"
}

mkdir -p "$work"
list=$work/natives.list
: >"$list"
binding Confinement linux-libc-dev sys/prctl.h
binding LibRaw libraw-dev libraw/libraw.h
binding LibHeif libheif-dev libheif/heif.h
binding LibJxl libjxl-dev jxl/decode.h
binding LibJpeg libjpeg62-turbo-dev jpeglib.h jerror.h
[ -s "$list" ] || exit 0
stamp=$(cut -d' ' -f2- "$list" | tr ' ' '\n' | sort -u | (cd "$out" && xargs cat) | sha256sum | cut -c1-16)
{ echo "$stamp"; cat "$list"; } >"$list.new"
cmp -s "$list.new" "$out/natives.list" || cp "$list.new" "$out/natives.list"
