using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Whetstone.Data;

/// <summary>Makes examples ready to be checked.</summary>
public static class CheckItems
{
    /// <summary>All examples of a set that is loaded.</summary>
    public static IReadOnlyList<CheckItem> Of(LoadedDataSet data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return [.. Part(data.Train, true), .. Part(data.Test, false)];

        IEnumerable<CheckItem> Part(Dataset set, bool train) => Enumerable.Range(0, set.Count)
            .Select(i => new CheckItem($"{(train ? "train" : "test")} {i}", train, () => LabelText(set[i].Label, data.Info.Classes), () => Content(set[i].Data)));
    }

    /// <summary>What is to be known of bytes in some extents.</summary>
    public static CheckedContent Content(ReadOnlySpan<byte> bytes, params ReadOnlySpan<int> extents)
    {
        string size = string.Join('x', extents.ToArray());
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(size));
        hash.AppendData(bytes);
        return new(size, Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16)));
    }

    private static CheckedContent Content(Tensor data)
    {
        if (data.DType == DType.UInt8) return Content(data.ToArray<byte>(), data.Shape.Span);
        float[] values = data.ToArray();
        return Content(MemoryMarshal.AsBytes(values.AsSpan()), data.Shape.Span) with { NotFinite = values.Count(v => !float.IsFinite(v)) };
    }

    private static string LabelText(Tensor label, IReadOnlyList<string> classes)
    {
        if (label.DType != DType.Int64 || label.Rank != 0) return string.Join(", ", label.To(DType.Float32).ToArray());
        long place = label.Item<long>();
        return place >= 0 && place < classes.Count ? classes[(int)place] : $"{place}";
    }
}
