"""A picture."""
# create nodes by instantiation
decode_8 = VAEDecode()
sampler_3 = KSampler(seed=7, control_after_generate='randomize', cfg=6.50, x=[1, (2,), {'a': None}])
LeftBracketaRightBracketSpaceb_9 = LeftBracketARightBracketSpaceB(prefix="""out""" r'\x', n=-0x1F)

# link nodes by invocation
latent_3, mask_3 = sampler_3(model=None)
image_8 = decode_8(samples=latent_3)
result_9 = LeftBracketaRightBracketSpaceb_9(images=[image_8, mask_3])
return image_8
