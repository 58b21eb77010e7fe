using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace Whetstone.Vision.Tests;

/// <summary>The files that tests/goldens/make_vision.py has written.</summary>
internal static class VisionGoldens
{
    public static IReadOnlyList<JsonElement> Cases(string name) => [.. Header(name).GetProperty("cases").EnumerateArray()];

    /// <summary>The whole file: what it says of all cases.</summary>
    public static JsonElement Header(string name, [CallerFilePath] string here = "")
    {
        string path = Path.GetFullPath(Path.Combine(here, $"../../../goldens/vision/{name}.json"));
        return JsonDocument.Parse(File.ReadAllBytes(path)).RootElement;
    }

    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static int[] Numbers(this JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetInt32())];

    public static string Text(this JsonElement e, string name) => e.GetProperty(name).GetString()!;

    /// <summary>The image that a case is about, after the script's formula of the same name.</summary>
    public static Image Hashed(JsonElement golden)
    {
        int[] from = golden.GetProperty("from").Numbers();
        return Hashed(golden.GetProperty("seed").GetInt32(), golden.GetProperty("kind").GetInt32(), from[0], from[1], from[2]);
    }

    public static Image Hashed(int seed, int kind, int height, int width, int channels)
    {
        byte[] pixels = new byte[height * width * channels];
        for (int i = 0; i < pixels.Length; i++)
        {
            uint x = unchecked((uint)i + (uint)seed * 0x9E3779B9u);
            x ^= x >> 16;
            x *= 0x7FEB352D;
            x ^= x >> 15;
            x *= 0x846CA68B;
            x ^= x >> 16;
            uint b = x >> 24;
            int pixel = i / channels;
            if (kind == 1) b = (b >> 7) * 255;
            if (kind == 2) b = (uint)(pixel % width * 3 + pixel / width * 2 + i % channels * 40) + (b & 15);
            pixels[i] = (byte)b;
        }
        return new(height, width, channels, pixels);
    }

    public static Image As(this Image image, string mode) => mode switch { "L" => image.ToGrey(), "RGB" => image.ToRgb(), _ => image.ToRgba() };
}
