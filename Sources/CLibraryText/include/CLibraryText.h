#pragma once

#include <stddef.h>

/// The bytes of one library file.
typedef struct {
  const unsigned char *_Nonnull bytes;
  size_t count;
} library_file;

extern const library_file library_audio;
extern const library_file library_comfy_audio;
extern const library_file library_comfy_edits;
extern const library_file library_comfy_image_to_video;
extern const library_file library_comfy_images;
extern const library_file library_comfy_mesh;
extern const library_file library_comfy_references;
extern const library_file library_comfy_seeing;
extern const library_file library_comfy_text_to_video;
extern const library_file library_comfy_video;
extern const library_file library_english;
extern const library_file library_images;
extern const library_file library_mesh;
extern const library_file library_native_sound;
extern const library_file library_native_visual;
extern const library_file library_text;
extern const library_file library_video;
