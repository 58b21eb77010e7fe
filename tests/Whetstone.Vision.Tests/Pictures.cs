namespace Whetstone.Vision.Tests;

/// <summary>Small images made for tests.</summary>
internal static class Pictures
{
    /// <summary>A picture of noise that a seed determines.</summary>
    internal static Image Noise(int seed, int height = 8, int width = 8, int channels = 3)
    {
        byte[] pixels = new byte[height * width * channels];
        new Random(seed).NextBytes(pixels);
        return new(height, width, channels, pixels);
    }

    /// <summary>Writes PNGs by path below a folder.</summary>
    internal static void Save(this TemporaryFolder folder, string name, Image image)
    {
        string path = folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        image.Save(path);
    }
}
