using System.Globalization;

namespace Whetstone.Weights;

/// <summary>Writes PyTorch's zip form: an OrderedDict of tensors, each with a storage of its own.</summary>
internal static class PthWriter
{
    // Any name will do; PyTorch takes that of the file, which would make the content depend on where it is saved.
    private const string Folder = "archive";

    internal static void Write(Stream stream, IReadOnlyDictionary<string, Tensor> tensors)
    {
        Dictionary<Tensor, string> keys = new(ReferenceEqualityComparer.Instance);
        foreach (Tensor tensor in tensors.Values) keys.TryAdd(tensor, keys.Count.ToString(CultureInfo.InvariantCulture));

        AlignedArchiveWriter archive = new(stream);
        byte[] pickle = Pickle(tensors, keys);
        archive.Add($"{Folder}/data.pkl", s => s.Write(pickle));
        archive.Add($"{Folder}/byteorder", s => s.Write("little"u8));
        foreach ((Tensor tensor, string key) in keys) archive.Add($"{Folder}/data/{key}", tensor.WriteTo);
        archive.Add($"{Folder}/version", s => s.Write("3\n"u8));
        archive.Finish();
    }

    private static byte[] Pickle(IReadOnlyDictionary<string, Tensor> tensors, Dictionary<Tensor, string> keys)
    {
        Pickler pickle = new();
        pickle.EmptyOrderedDictionary();
        pickle.Op(Opcode.Mark);
        foreach ((string name, Tensor tensor) in tensors)
        {
            pickle.Text(name);
            Rebuild(pickle, tensor, keys[tensor]);
        }
        pickle.Op(Opcode.SetItems);
        return pickle.Finish();
    }

    private static void Rebuild(Pickler pickle, Tensor tensor, string key)
    {
        pickle.Global("torch._utils", "_rebuild_tensor_v2");
        pickle.Op(Opcode.Mark);
        pickle.Op(Opcode.Mark);
        pickle.Text("storage");
        pickle.Global("torch", StorageOf(tensor.DType));
        pickle.Text(key);
        pickle.Text("cpu");
        pickle.Integer(tensor.Length);
        pickle.Op(Opcode.Tuple);
        pickle.Op(Opcode.BinPersId);
        pickle.Integer(0);
        pickle.Integers(tensor.Shape.Span);
        pickle.Integers(RowMajor(tensor.Shape));
        pickle.Op(Opcode.NewFalse);
        pickle.EmptyOrderedDictionary();
        pickle.Op(Opcode.Tuple);
        pickle.Op(Opcode.Reduce);
    }

    private static int[] RowMajor(Shape shape)
    {
        int[] strides = new int[shape.Rank];
        int stride = 1;
        for (int axis = shape.Rank - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= Math.Max(shape[axis], 1);
        }
        return strides;
    }

    private static string StorageOf(DType type) => type switch
    {
        DType.Float32 => "FloatStorage",
        DType.Float64 => "DoubleStorage",
        DType.Float16 => "HalfStorage",
        DType.BFloat16 => "BFloat16Storage",
        DType.Int64 => "LongStorage",
        DType.Int32 => "IntStorage",
        DType.UInt8 => "ByteStorage",
        _ => "BoolStorage",
    };
}
