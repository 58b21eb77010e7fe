using System.Numerics;

namespace Whetstone.Weights;

/// <summary>What a pickle may hold here. The set is closed: there is no kind that runs, opens or refers to anything.</summary>
/// <remarks>Containers are equal only to themselves, so comparing never walks into them; they may contain themselves.</remarks>
internal abstract record PickleValue
{
    private protected PickleValue()
    {
    }

    /// <summary>What it is, for messages.</summary>
    internal abstract string Kind { get; }
}

internal sealed record PickleNone : PickleValue
{
    internal override string Kind => "None";
}

internal sealed record PickleBool(bool Value) : PickleValue
{
    internal override string Kind => "a truth value";
}

internal sealed record PickleInteger(BigInteger Value) : PickleValue
{
    internal override string Kind => "an integer";
}

internal sealed record PickleReal(double Value) : PickleValue
{
    internal override string Kind => "a number";
}

internal sealed record PickleText(string Value) : PickleValue
{
    internal override string Kind => "a text";
}

internal sealed record PickleBytes(byte[] Value) : PickleValue
{
    internal override string Kind => "bytes";
}

internal sealed record PickleTuple(PickleValue[] Items) : PickleValue
{
    internal override string Kind => "a tuple";
}

/// <summary>A list or a set.</summary>
internal sealed record PickleList(List<PickleValue> Items) : PickleValue
{
    /// <summary>Whether something was made of the items that holds them too.</summary>
    internal bool IsTaken { get; set; }

    internal override string Kind => "a list";
}

/// <summary>A dictionary, in order; also one that is a class of its own for Python (OrderedDict).</summary>
internal sealed record PickleDictionary(OrderedDictionary<PickleValue, PickleValue> Items) : PickleValue
{
    internal override string Kind => "a dictionary";
}

/// <summary>An element type of NumPy.</summary>
internal sealed record PickleNumpyType(StoredType Type) : PickleValue
{
    internal override string Kind => "an element type";
}

/// <summary>A name of Python that is allowed, with what it means here: an element type, a function, or nothing but its name.</summary>
internal sealed record PickleGlobal(string Name, Func<PickleArguments, PickleValue>? Call = null, StoredType? Storage = null) : PickleValue
{
    internal override string Kind => Name;
}

/// <summary>Elements beside the pickle.</summary>
/// <param name="Type">Their type.</param>
/// <param name="Key">Where they lie.</param>
/// <param name="Offset">Index of the first, for a part of another storage.</param>
/// <param name="Count">How many.</param>
/// <param name="Whole">How many the storage of this key has.</param>
internal sealed record PickleStorage(StoredType Type, string Key, long Offset, long Count, long Whole) : PickleValue
{
    internal override string Kind => "a storage";
}

/// <summary>A look at a storage.</summary>
internal sealed record PickleTensor(PickleStorage Storage, long Offset, Shape Shape, long[] Strides) : PickleValue
{
    internal override string Kind => "a tensor";
}
