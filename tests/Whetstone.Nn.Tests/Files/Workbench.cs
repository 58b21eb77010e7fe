using System.Buffers.Binary;
using System.Text;

namespace Whetstone.Nn.Tests.Files;

/// <summary>A folder of its own for a test, and files of bytes made by hand.</summary>
public abstract class Workbench : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("whetstone-tests-");

    protected string At(string name) => Path.Combine(folder.FullName, name);

    public void Dispose()
    {
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes a header with the right length before it and some zeros after it.</summary>
    protected string Made(string header, int data = 0)
    {
        byte[] text = Encoding.UTF8.GetBytes(header), all = new byte[8 + text.Length + data];
        BinaryPrimitives.WriteInt64LittleEndian(all, text.Length);
        text.CopyTo(all, 8);
        string path = At("made.safetensors");
        File.WriteAllBytes(path, all);
        return path;
    }

    /// <summary>Writes tensors of several types and a text.</summary>
    protected string Written()
    {
        string path = At("written.safetensors");
        Safetensors.Write(path, new Dictionary<string, Tensor>
        {
            ["features.0.weight"] = Testing.Tensors.Normal([2, 3, 3], seed: 1),
            ["double"] = Tensor.Of(Math.PI, double.Epsilon),
            ["long"] = Tensor.Of(long.MinValue, 1L),
            ["byte"] = Tensor.Of<byte>(1, 255, 7),
            ["flag"] = Tensor.Of(true, false),
            ["half"] = Tensor.Of(1.5f, -2).To(DType.Float16),
            ["scalar"] = Tensor.Of(42f),
            ["empty"] = Tensor.Zeros([0, 4]),
        }, new Dictionary<string, string> { ["note"] = "größer \"als\"" });
        return path;
    }
}
