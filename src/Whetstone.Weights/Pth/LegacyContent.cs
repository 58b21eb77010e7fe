using System.Globalization;
using System.Numerics;

namespace Whetstone.Weights;

/// <summary>The form before PyTorch 1.6: five pickles (magic, protocol, system, content, keys), then each storage as a count and its elements.</summary>
internal sealed class LegacyContent : IPthContent
{
    private const int Protocol = 1001;

    private static readonly BigInteger Magic = BigInteger.Parse("1950a86a20f9469cfc6c", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>How the magic number begins in protocol 2 and later, the only ones PyTorch writes.</summary>
    internal static ReadOnlySpan<byte> Signature => [0x80, 0x02, 0x8a];

    private readonly WeightBytes input;
    private readonly Dictionary<string, long> places = [];
    private readonly Dictionary<string, long> counts = [];

    internal LegacyContent(string path, Stream stream)
    {
        Bytes = stream.Length;
        input = new(path, stream, stream.Length);
        if (!Starts(stream)) throw input.Bad("this is no file of PyTorch: it starts neither as a zip archive nor as a pickle", 0);
        if (Next() is not PickleInteger { Value: var magic } || magic != Magic)
            throw input.Bad("this is a pickle, but none of PyTorch: its magic number is missing", 0);
        if (Next() is not PickleInteger { Value: var protocol } || protocol != Protocol) throw input.Bad($"the version is not {Protocol}, the only one there ever was");
        if (Next() is PickleDictionary system && system.Items.TryGetValue(new PickleText("little_endian"), out PickleValue? little) && little is PickleBool { Value: false })
            throw input.Bad("the numbers are not in little-endian order; save the file anew on an ordinary machine");
        Unpickler content = new(input);
        Root = content.Read();
        FindStorages(Next(), content.Storages);
    }

    public PickleValue Root { get; }

    public long Bytes { get; }

    public WeightBytes Open(PickleStorage storage)
    {
        if (!places.TryGetValue(storage.Key, out long place)) throw input.Bad($"there is no storage {storage.Key}");
        if (counts[storage.Key] != storage.Whole) throw input.Bad($"a storage has {counts[storage.Key]:N0} elements where the pickle says {storage.Whole:N0}", place);
        input.MoveTo(place);
        return input;
    }

    public void Dispose()
    {
    }

    private static bool Starts(Stream stream)
    {
        int first = stream.ReadByte();
        stream.Position = 0;
        return first is 0x80 or 'L' or 'I'; // a protocol's number, or the magic of protocol 0
    }

    private PickleValue Next() => new Unpickler(input).Read();

    // Only the content tells the size of an element.
    private void FindStorages(PickleValue keys, Dictionary<string, PickleStorage> known)
    {
        if (keys is not PickleList list) throw input.Bad($"{keys.Kind} stands where the list of storages is expected");
        foreach (PickleValue key in list.Items)
        {
            if (key is not PickleText { Value: var name }) throw input.Bad($"{key.Kind} is the key of a storage");
            if (!known.TryGetValue(name, out PickleStorage? storage)) throw input.Bad($"the size of storage {name} is unknown, because no tensor uses it");
            ulong count = input.U64();
            if (count > int.MaxValue) throw input.Bad($"a storage of {count:N0} elements", input.Position - 8);
            if (!places.TryAdd(name, input.Position)) throw input.Bad($"there are two storages {name}");
            counts.Add(name, (long)count);
            input.Need((long)count * storage.Type.Size, $"storage {name}");
            input.MoveTo(input.Position + (long)count * storage.Type.Size);
        }
    }
}
