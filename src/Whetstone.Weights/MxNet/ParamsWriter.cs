using System.Buffers.Binary;
using System.Text;

namespace Whetstone.Weights;

/// <summary>Writes one file of MXNet.</summary>
internal sealed class ParamsWriter(Stream stream)
{
    internal void Write(IReadOnlyDictionary<string, Tensor> tensors, ParamsKeys keys)
    {
        U64((long)ParamsFile.Magic);
        U64(0);
        U64(tensors.Count);
        foreach (Tensor tensor in tensors.Values) Write(tensor);
        U64(tensors.Count);
        foreach (string name in tensors.Keys)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(keys == ParamsKeys.Checkpoint ? ParamsNames.WithMark(name) : name);
            U64(bytes.Length);
            stream.Write(bytes);
        }
    }

    private void Write(Tensor tensor)
    {
        U32(tensor.Rank == 0 || tensor.Length == 0 ? ParamsReader.Version3 : ParamsReader.Version2);
        U32(0); // dense
        U32(tensor.Rank);
        foreach (int extent in tensor.Shape.Span) U64(extent);
        U32(1); // on a processor,
        U32(0); // the first
        U32(ParamsTypes.NumberOf(tensor.DType));
        tensor.WriteTo(stream);
    }

    private void U32(long value) => Number(value, 4);

    private void U64(long value) => Number(value, 8);

    private void Number(long value, int size)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        stream.Write(bytes[..size]);
    }
}
