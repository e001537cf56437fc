// The files of the standard library as bytes of the program.
//
// `#embed` takes a moment where an array literal in Swift takes the compiler a minute.

#include "CLibraryText.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

#define LIBRARY_TEXT(name) \
  const library_file library_##name = {name##_bytes, sizeof name##_bytes}

static const unsigned char audio_bytes[] = {
#embed "../Library/Standard/audio.anyflow"
};
LIBRARY_TEXT(audio);

static const unsigned char comfy_audio_bytes[] = {
#embed "../Library/Standard/comfy-audio.anyflow"
};
LIBRARY_TEXT(comfy_audio);

static const unsigned char comfy_edits_bytes[] = {
#embed "../Library/Standard/comfy-edits.anyflow"
};
LIBRARY_TEXT(comfy_edits);

static const unsigned char comfy_image_to_video_bytes[] = {
#embed "../Library/Standard/comfy-image-to-video.anyflow"
};
LIBRARY_TEXT(comfy_image_to_video);

static const unsigned char comfy_images_bytes[] = {
#embed "../Library/Standard/comfy-images.anyflow"
};
LIBRARY_TEXT(comfy_images);

static const unsigned char comfy_mesh_bytes[] = {
#embed "../Library/Standard/comfy-mesh.anyflow"
};
LIBRARY_TEXT(comfy_mesh);

static const unsigned char comfy_references_bytes[] = {
#embed "../Library/Standard/comfy-references.anyflow"
};
LIBRARY_TEXT(comfy_references);

static const unsigned char comfy_seeing_bytes[] = {
#embed "../Library/Standard/comfy-seeing.anyflow"
};
LIBRARY_TEXT(comfy_seeing);

static const unsigned char comfy_text_to_video_bytes[] = {
#embed "../Library/Standard/comfy-text-to-video.anyflow"
};
LIBRARY_TEXT(comfy_text_to_video);

static const unsigned char comfy_video_bytes[] = {
#embed "../Library/Standard/comfy-video.anyflow"
};
LIBRARY_TEXT(comfy_video);

static const unsigned char english_bytes[] = {
#embed "../Library/Standard/english.anyflow"
};
LIBRARY_TEXT(english);

static const unsigned char images_bytes[] = {
#embed "../Library/Standard/images.anyflow"
};
LIBRARY_TEXT(images);

static const unsigned char mesh_bytes[] = {
#embed "../Library/Standard/mesh.anyflow"
};
LIBRARY_TEXT(mesh);

static const unsigned char native_sound_bytes[] = {
#embed "../Library/Standard/native-sound.anyflow"
};
LIBRARY_TEXT(native_sound);

static const unsigned char native_visual_bytes[] = {
#embed "../Library/Standard/native-visual.anyflow"
};
LIBRARY_TEXT(native_visual);

static const unsigned char text_bytes[] = {
#embed "../Library/Standard/text.anyflow"
};
LIBRARY_TEXT(text);

static const unsigned char video_bytes[] = {
#embed "../Library/Standard/video.anyflow"
};
LIBRARY_TEXT(video);
