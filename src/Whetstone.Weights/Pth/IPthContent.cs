namespace Whetstone.Weights;

/// <summary>One of the two forms of PyTorch's files: a pickle, and storages beside it.</summary>
internal interface IPthContent : IDisposable
{
    /// <summary>What the pickle says.</summary>
    PickleValue Root { get; }

    /// <summary>The bytes of the file, or of all its entries when unpacked.</summary>
    long Bytes { get; }

    /// <summary>The elements of a storage, from the first on.</summary>
    WeightBytes Open(PickleStorage storage);
}
