#!/usr/bin/env bash
# The work of the `make` benchmark, written by hand: trim, resize, grey, replace the sound.
set -euo pipefail
film=$1 sound=$2 out=$3
quiet=(-hide_banner -nostdin -loglevel error -y)
h264=(-c:v libx264 -preset veryfast -crf 18 -pix_fmt yuv420p)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

ffmpeg "${quiet[@]}" -ss 1 -i "$film" -t 6 "${h264[@]}" -c:a aac -b:a 192k "$work/trimmed.mp4"
ffmpeg "${quiet[@]}" -i "$work/trimmed.mp4" \
  -vf 'scale=960:540:force_original_aspect_ratio=increase:flags=lanczos,crop=960:540' \
  "${h264[@]}" -c:a copy "$work/resized.mp4"
ffmpeg "${quiet[@]}" -i "$work/resized.mp4" -vf hue=s=0 "${h264[@]}" -c:a copy "$work/grey.mp4"
ffmpeg "${quiet[@]}" -i "$work/grey.mp4" -stream_loop -1 -i "$sound" -map 0:v -map 1:a -c:v copy \
  -c:a aac -b:a 192k -t 6 -movflags +faststart "$out"
