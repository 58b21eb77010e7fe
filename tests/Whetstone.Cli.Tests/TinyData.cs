using System.Buffers.Binary;

namespace Whetstone.Cli.Tests;

/// <summary>A folder with a small data set of two easily told classes, and room for runs; gone when disposed.</summary>
internal sealed class TinyData : IDisposable
{
    internal TinyData()
    {
        Folder = Directory.CreateTempSubdirectory("whet-").FullName;
        Directory.CreateDirectory(Data);
        Write("train", 96);
        Write("t10k", 32);
    }

    internal string Folder { get; }

    internal string Data => Path.Combine(Folder, "data");

    internal string In(string name) => Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Write(string part, int count)
    {
        byte[] pixels = new byte[count * 28 * 28], labels = new byte[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = (byte)(i % 2);
            // Class 1 is bright below, class 0 above; a few are not, so that the accuracy is not simply 1.
            int first = labels[i] == (i % 8 == 7 ? 0 : 1) ? 14 : 0;
            pixels.AsSpan(i * 784 + first * 28, 14 * 28).Fill((byte)(100 + i));
        }
        File.WriteAllBytes(Path.Combine(Data, $"{part}-images-idx3-ubyte"), [0, 0, 8, 3, .. Big(count), .. Big(28), .. Big(28), .. pixels]);
        File.WriteAllBytes(Path.Combine(Data, $"{part}-labels-idx1-ubyte"), [0, 0, 8, 1, .. Big(count), .. labels]);
    }

    private static byte[] Big(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
