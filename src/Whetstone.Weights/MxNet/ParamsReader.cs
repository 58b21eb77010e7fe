using System.Globalization;
using System.Text;

namespace Whetstone.Weights;

/// <summary>Reads one file of MXNet: a list of arrays, then a list of names.</summary>
internal sealed class ParamsReader(WeightBytes input)
{
    internal const uint Version1 = 0xF993fac8, Version2 = 0xF993fac9, Version3 = 0xF993faca;

    // The least an array can take: version, rank.
    private const int SmallestArray = 8;
    private const int LongestName = 4096;

    internal OrderedDictionary<string, Tensor> Read()
    {
        long at = 0;
        try
        {
            if (input.Length < 24 || input.U64() != ParamsFile.Magic) throw new MalformedException("this is no file of MXNet: it does not start with 0x112");
            if (input.U64() != 0) throw new MalformedException("the reserved number is not 0");
            Tensor[] tensors = new Tensor[Count(SmallestArray, "arrays")];
            for (int i = 0; i < tensors.Length; i++)
            {
                at = input.Position;
                tensors[i] = ReadTensor() ?? throw new MalformedException($"array {i} has no value; it was saved before it was initialised");
            }
            at = input.Position;
            return Named(tensors);
        }
        catch (MalformedException error)
        {
            throw input.Bad(error.Message, at);
        }
    }

    private OrderedDictionary<string, Tensor> Named(Tensor[] tensors)
    {
        int names = Count(8, "names");
        if (names != 0 && names != tensors.Length) throw new MalformedException($"{names} names for {tensors.Length} arrays");
        OrderedDictionary<string, Tensor> named = new(tensors.Length);
        for (int i = 0; i < tensors.Length; i++)
        {
            string name = names == 0 ? i.ToString(CultureInfo.InvariantCulture) : Name();
            if (!named.TryAdd(ParamsNames.WithoutMark(name), tensors[i])) throw new MalformedException($"the name {name} stands twice");
        }
        return input.Remaining == 0 ? named : throw new MalformedException($"{input.Remaining:N0} bytes follow the names");
    }

    private string Name() => input.U64() is <= LongestName and var length ? Encoding.UTF8.GetString(input.Take((long)length, "a name"))
        : throw new MalformedException($"a name of more than {LongestName:N0} bytes");

    private Tensor? ReadTensor()
    {
        uint version = input.U32();
        if (version is Version2 or Version3 && input.U32() is not 0 and var sparse)
            throw new MalformedException($"the array is sparse (storage {sparse}); save it dense, by tostype('default')");
        long[] extents = version is Version1 or Version2 or Version3 ? Extents64() : Extents32(version);
        // Only version 3 has arrays without axes; elsewhere that means there is no value.
        if (version == Version3 ? extents.Contains(-1) : extents.Length == 0) return null;
        Shape shape = Extents.ToShape(extents);
        input.U64(); // the device it was on
        return ParamsTypes.Of(input.U32()).Read(input, shape);
    }

    // An unknown rank is -1, and so is an unknown extent.
    private long[] Extents64()
    {
        int rank = (int)input.U32();
        if (rank == -1) return [-1];
        CheckRank(rank);
        long[] extents = new long[rank];
        for (int i = 0; i < rank; i++) extents[i] = (long)input.U64();
        return extents;
    }

    // The oldest form has no version: the rank stands in its place.
    private long[] Extents32(uint rank)
    {
        CheckRank(rank);
        long[] extents = new long[rank];
        for (int i = 0; i < rank; i++) extents[i] = input.U32();
        return extents;
    }

    private static void CheckRank(long rank)
    {
        if (rank is < 0 or > Extents.MaxRank) throw new MalformedException($"{rank} is no version of an array and no number of its axes");
    }

    private int Count(int least, string what)
    {
        ulong count = input.U64();
        return count <= (ulong)(input.Remaining / least) ? (int)count : throw new MalformedException($"{count:N0} {what}, which {input.Remaining:N0} bytes cannot hold; the file is damaged or was cut off");
    }
}
