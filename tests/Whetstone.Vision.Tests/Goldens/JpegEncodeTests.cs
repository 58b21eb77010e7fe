using System.Text.Json;
using Xunit.Abstractions;

namespace Whetstone.Vision.Tests;

public sealed class JpegEncodeTests(ITestOutputHelper output)
{
    [JpegFact]
    public void Encoded_images_decode_to_the_bytes_that_Pillow_s_encoder_leaves()
    {
        int sameFiles = 0;
        IReadOnlyList<JsonElement> cases = VisionGoldens.Cases("jpeg-encode");
        foreach (JsonElement golden in cases)
        {
            var options = new EncodeOptions { JpegQuality = golden.GetProperty("quality").GetInt32(), JpegFullColour = golden.GetProperty("full").GetBoolean() };
            byte[] file = VisionGoldens.Hashed(golden).Encode(".jpg", options);
            Assert.Equal(golden.Text("sha"), VisionGoldens.Hash(Image.Decode(file).Pixels));
            if (VisionGoldens.Hash(file) == golden.Text("file_sha")) sameFiles++;
        }
        output.WriteLine($"{sameFiles} of {cases.Count} files are Pillow's to the byte");
    }
}
