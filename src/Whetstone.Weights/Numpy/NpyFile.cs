namespace Whetstone.Weights;

/// <summary>NumPy's file of one array, <c>.npy</c>, formats 1.0 to 3.0.</summary>
public static class NpyFile
{
    /// <summary>Reads an array: of either order of axes and of bytes, of any numbers or truth values.</summary>
    /// <remarks>Integers that no tensor holds are widened: 8 and 16 bits and unsigned 16 to <see cref="DType.Int32"/>, unsigned 32 and 64 to <see cref="DType.Int64"/>.</remarks>
    /// <exception cref="WeightFileException">The file is damaged, or holds what is no number: texts, records, Python objects.</exception>
    public static Tensor Read(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return Read(path, stream);
    }

    /// <summary>Reads an array from a stream that can seek, to its end.</summary>
    /// <param name="name">What the stream is called in messages.</param>
    /// <param name="stream">The stream.</param>
    /// <exception cref="WeightFileException">As for a file.</exception>
    public static Tensor Read(string name, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Read(new WeightBytes(name, stream, stream.Length - stream.Position));
    }

    /// <summary>Writes a tensor in format 1.0, the file whole or not at all.</summary>
    /// <exception cref="NotSupportedException">The type is bfloat16, which NumPy lacks.</exception>
    public static void Write(string path, Tensor tensor) => WholeFile.Write(path, stream => Write(stream, tensor));

    /// <summary>Writes a tensor to a stream.</summary>
    /// <exception cref="NotSupportedException">The type is bfloat16, which NumPy lacks.</exception>
    public static void Write(Stream stream, Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(tensor);
        stream.Write(NpyHeader.Of(tensor.Spec));
        tensor.WriteTo(stream);
    }

    internal static Tensor Read(WeightBytes bytes)
    {
        try
        {
            NpyHeader header = NpyHeader.Read(bytes);
            Tensor tensor = header.IsFortran && header.Shape.Rank > 1 ? Reordered(header, bytes) : header.Type.Read(bytes, header.Shape, header.IsBigEndian);
            return bytes.Remaining == 0 ? tensor : throw bytes.Bad($"{bytes.Remaining:N0} bytes follow the array");
        }
        catch (MalformedException error)
        {
            throw bytes.Bad(error.Message);
        }
    }

    private static Tensor Reordered(NpyHeader header, WeightBytes bytes)
    {
        byte[] raw = bytes.Take((long)header.Shape.Size * header.Type.Size, $"an array {header.Type.Name} {header.Shape}");
        if (header.IsBigEndian) header.Type.Swap(raw);
        return header.Type.FromBytes(Strided.Gather(raw, header.Type.Size, 0, header.Shape, Strided.Fortran(header.Shape)), header.Shape);
    }
}
