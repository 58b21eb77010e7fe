using System.Collections;

namespace Whetstone.Nn;

/// <summary>A network in groups of layers, from the input to the output: which are frozen, and which learn how fast.</summary>
public sealed class LayerGroups : IReadOnlyList<LayerGroup>
{
    private readonly LayerGroup[] groups;

    /// <summary>Groups by their modules, each with all that it holds. What two groups hold belongs to the later one.</summary>
    public LayerGroups(params IReadOnlyList<IReadOnlyList<Module>> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        this.groups = new LayerGroup[groups.Count];
        HashSet<Module> modules = [];
        HashSet<Parameter> parameters = [];
        for (int i = groups.Count - 1; i >= 0; i--)
            this.groups[i] = new([.. groups[i].SelectMany(m => m.NamedModules()).Select(m => m.Module).Where(modules.Add)], parameters);
    }

    /// <inheritdoc/>
    public int Count => groups.Length;

    /// <inheritdoc/>
    public LayerGroup this[int index] => groups[index];

    /// <summary>The group at a position, also from the end.</summary>
    public LayerGroup this[Index index] => groups[index];

    /// <summary>Three groups as in fastai: the body in halves, and the head.</summary>
    /// <param name="body">The body.</param>
    /// <param name="head">The head.</param>
    /// <param name="at">How many of the body's children the first group has; null for the border nearest to half of its convolutions and fully connected layers.</param>
    public static LayerGroups Split(Sequential body, Module head, int? at = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        Module[] layers = [.. body];
        // A body that is one list of layers, as VGG's, is split within.
        while (at is null && layers is [Sequential only]) layers = [.. only];
        int border = at ?? Half(layers);
        return new(layers[..border], layers[border..], [head]);
    }

    /// <summary>Two groups as fastai's <c>bn_splitter</c> makes them: the body without its batch normalisation; that, and the head.</summary>
    public static LayerGroups ByNorm(Module body, Module head)
    {
        ArgumentNullException.ThrowIfNull(body);
        return new([body], [.. body.NamedModules().Select(m => m.Module).OfType<BatchNorm>(), head]);
    }

    /// <summary>Two groups: the whole network but its <see cref="Classifier"/>, and that.</summary>
    public static LayerGroups ByClassifier(Module network) => new([network], [Classifier.Of(network).Layer]);

    /// <summary>Freezes the groups before a place, and lets training change the others: <c>^1</c> trains the last alone, <c>0</c> all.</summary>
    /// <param name="first">The first group that is trained.</param>
    /// <param name="norm">What becomes of batch normalisation in frozen groups.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public void FreezeTo(Index first, FrozenNorm norm = FrozenNorm.Learn)
    {
        int border = first.GetOffset(Count);
        if (border < 0 || border > Count) throw new ArgumentOutOfRangeException(nameof(first), $"there are {Count} groups; cannot freeze to {first}");
        for (int i = 0; i < Count; i++)
            if (i < border) groups[i].Freeze(norm);
            else groups[i].Unfreeze();
    }

    /// <summary>Freezes all groups but the last.</summary>
    public void Freeze(FrozenNorm norm = FrozenNorm.Learn) => FreezeTo(^1, norm);

    /// <summary>Lets training change all groups.</summary>
    public void Unfreeze() => FreezeTo(0);

    /// <inheritdoc/>
    public IEnumerator<LayerGroup> GetEnumerator() => groups.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static int Half(Module[] layers)
    {
        int[] counts = [.. layers.Select(l => l.NamedModules().Count(m => m.Module is Conv2d or Linear))];
        int all = counts.Sum(), before = 0, best = 0, distance = int.MaxValue;
        for (int i = 0; i < counts.Length; i++)
        {
            if (Math.Abs(all - 2 * before) < distance) (best, distance) = (i, Math.Abs(all - 2 * before));
            before += counts[i];
        }
        return best;
    }
}
