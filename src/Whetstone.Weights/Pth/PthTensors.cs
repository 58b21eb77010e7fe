namespace Whetstone.Weights;

/// <summary>Turns looks at storages into tensors of their own.</summary>
internal sealed class PthTensors(string path, IPthContent content)
{
    // A file may repeat a number as often as it likes (an expanded tensor); memory should stay in proportion all the same.
    private const long MaxGrowth = 16, AlwaysAllowed = 1 << 24;

    /// <summary>Loads tensors, in the order of their names. Equal looks at one storage become one tensor.</summary>
    internal OrderedDictionary<string, Tensor> Load(OrderedDictionary<string, PickleTensor> found)
    {
        CheckSize(found.Values);
        Dictionary<string, Tensor> made = [];
        foreach (IGrouping<string, PickleTensor> sharing in found.Values.GroupBy(t => t.Storage.Key))
        {
            PickleTensor[] looks = [.. sharing.DistinctBy(Identity)];
            if (looks.Select(t => (t.Storage.Type, t.Storage.Whole)).Distinct().Count() > 1) throw new WeightFileException(path, 0, $"storage {sharing.Key} is said to have two types or sizes");
            if (looks is [var only] && IsFront(only)) made.Add(Identity(only), only.Storage.Type.Read(content.Open(only.Storage), only.Shape));
            else LoadLooks(looks, made);
        }
        OrderedDictionary<string, Tensor> tensors = new(found.Count);
        foreach ((string name, PickleTensor tensor) in found) tensors.Add(name, made[Identity(tensor)]);
        return tensors;
    }

    private void LoadLooks(PickleTensor[] looks, Dictionary<string, Tensor> made)
    {
        PickleStorage storage = looks[0].Storage;
        byte[] bytes = content.Open(storage).Take(storage.Whole * storage.Type.Size, "a storage");
        foreach (PickleTensor look in looks)
        {
            byte[] own = Strided.Gather(bytes, storage.Type.Size, look.Storage.Offset + look.Offset, look.Shape, look.Strides);
            made.Add(Identity(look), storage.Type.FromBytes(own, look.Shape));
        }
    }

    private void CheckSize(IEnumerable<PickleTensor> tensors)
    {
        Int128 bytes = 0;
        foreach (PickleTensor tensor in tensors.DistinctBy(Identity)) bytes += (long)tensor.Shape.Size * tensor.Storage.Type.Size;
        if (bytes > content.Bytes * MaxGrowth + AlwaysAllowed)
            throw new WeightFileException(path, 0, $"the tensors would take {bytes:N0} bytes, but the file has {content.Bytes:N0}: they repeat numbers more often than weights do");
        foreach (PickleTensor tensor in tensors)
            if ((long)tensor.Shape.Size * tensor.Storage.Type.Size > Array.MaxLength || tensor.Storage.Whole * tensor.Storage.Type.Size > Array.MaxLength && !IsFront(tensor))
                throw new WeightFileException(path, 0, $"a tensor {tensor.Shape} or its storage has more than {Array.MaxLength:N0} bytes");
    }

    // The usual case needs no copy: the tensor is the storage, or its beginning.
    private static bool IsFront(PickleTensor tensor) => tensor.Storage.Offset + tensor.Offset == 0 && Strided.IsRowMajor(tensor.Shape, tensor.Strides);

    private static string Identity(PickleTensor t) => $"{t.Storage.Key}\n{t.Storage.Offset + t.Offset} {t.Shape} {string.Join(',', t.Strides)}";
}
