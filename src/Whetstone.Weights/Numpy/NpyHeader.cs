using System.Globalization;
using System.Text;

namespace Whetstone.Weights;

/// <summary>What stands before an array's elements: magic, version, length, and a dictionary as Python writes it.</summary>
internal sealed record NpyHeader(StoredType Type, bool IsBigEndian, bool IsFortran, Shape Shape)
{
    // The largest that NumPy takes from strangers.
    private const int Longest = 10_000;
    private const int Alignment = 64;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    internal static NpyHeader Read(WeightBytes bytes)
    {
        if (bytes.Remaining < 10 || !bytes.Take(6, "the magic").AsSpan().SequenceEqual(Magic)) throw new MalformedException("this is no .npy file: it does not start with \\x93NUMPY");
        (byte major, byte minor) = (bytes.Byte(), bytes.Byte());
        if (major is < 1 or > 3 || minor != 0) throw new MalformedException($"format {major}.{minor} of .npy; known are 1.0 to 3.0");
        long length = major == 1 ? bytes.U16() : bytes.U32();
        if (length > Longest) throw new MalformedException($"the header would have {length:N0} bytes; NumPy's have at most {Longest:N0}");
        string text = Encoding.UTF8.GetString(bytes.Take(length, "the header"));
        Dictionary<string, object> entries = PythonLiteral.ReadDictionary(text);
        if (entries.Count != 3 || entries.GetValueOrDefault("descr") is not string type || entries.GetValueOrDefault("fortran_order") is not bool fortran || entries.GetValueOrDefault("shape") is not long[] extents)
            throw new MalformedException("the header is not {descr, fortran_order, shape} of a plain array; records and texts are no tensors");
        (StoredType stored, bool bigEndian) = NumpyTypes.Of(type);
        return new(stored, bigEndian, fortran, Extents.ToShape(extents));
    }

    /// <summary>The bytes before a tensor's elements, format 1.0.</summary>
    internal static byte[] Of(Spec spec)
    {
        string extents = string.Join(", ", spec.Shape.Select(n => n.ToString(CultureInfo.InvariantCulture))) + (spec.Shape.Rank == 1 ? "," : "");
        string text = $"{{'descr': '{NumpyTypes.NameOf(spec.DType)}', 'fortran_order': False, 'shape': ({extents}), }}";
        int length = (Magic.Length + 4 + text.Length + 1 + Alignment - 1) / Alignment * Alignment;
        byte[] bytes = new byte[length];
        bytes.AsSpan().Fill((byte)' ');
        Magic.CopyTo(bytes);
        (bytes[6], bytes[7]) = (1, 0);
        BitConverter.TryWriteBytes(bytes.AsSpan(8), (ushort)(length - 10));
        Encoding.ASCII.GetBytes(text, bytes.AsSpan(10));
        bytes[^1] = (byte)'\n';
        return bytes;
    }
}
