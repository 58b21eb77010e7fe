namespace Whetstone;

/// <content>Raw numbers to and from streams.</content>
public sealed partial class Tensor
{
    /// <summary>Writes the elements in row-major order, as they are in memory (little-endian).</summary>
    public void WriteTo(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Tensor x = Readable();
        stream.Write(x.Bytes());
        GC.KeepAlive(x);
    }

    /// <summary>Reads a tensor from its elements in row-major order.</summary>
    /// <exception cref="EndOfStreamException">The stream ends before.</exception>
    public static Tensor ReadFrom(Stream stream, Spec spec)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Tensor y = Empty(spec);
        stream.ReadExactly(y.Bytes());
        return y.AsConstant();
    }
}
