using System.Reflection;
using Whetstone.Kernels;
using Whetstone.Testing;

namespace Whetstone.Ops.Tests.Tables;

/// <summary>Every op can be written down by name and attributes, and made again from them.</summary>
public sealed class OpTableLaws : OpTheory
{
    // The op records that a pointwise function of one number goes into.
    private static readonly Type[] OfFunction =
        [typeof(Map<>), typeof(MapGrad<>), typeof(BatchNormMap<>), typeof(BatchNormInferenceMap<>), typeof(BatchNormMapGradSums<>), typeof(BatchNormMapGradInput<>),
         typeof(BatchNormAddMap<>), typeof(BatchNormInferenceAddMap<>), typeof(FusedConv2d<>), typeof(PreparedLinear<>)];

    private static readonly OpTable Table = OpTable.Join(BasicOps.Table, StandardOps.Table);

    // A step of an optimiser reads its settings at each run from an object that the optimiser changes.
    private static readonly Type[] NotInFiles = [typeof(Update<>), typeof(UpdateAll<>)];

    public static TheoryData<string> Pointwise => [.. PointwiseCases.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public void An_op_read_from_what_was_written_is_equal(string name) => Check(Trials[name].Op);

    [Theory, MemberData(nameof(Pointwise))]
    public void A_pointwise_op_read_from_what_was_written_is_equal(string name) => Check(PointwiseCases.All[name].Op);

    [Fact]
    public void Every_op_record_and_every_pointwise_function_is_in_the_table()
    {
        HashSet<Type> known = [.. Table.Entries.Select(e => e.Type)];
        List<string> lacking = [];
        foreach (Type type in ((Assembly[])[typeof(Op).Assembly, typeof(Add).Assembly]).SelectMany(a => a.GetTypes()))
        {
            if (type.IsAssignableTo(typeof(Op)) && !type.IsAbstract && !type.IsGenericType && !known.Contains(type)) lacking.Add(type.Name);
            if (!type.IsValueType || type.IsNestedPrivate) continue;
            if (type.IsAssignableTo(typeof(IPointwise)) && !OfFunction.All(op => known.Contains(op.MakeGenericType(type)))) lacking.Add(type.Name);
            if (type.IsAssignableTo(typeof(IPointwise2)) && !known.Contains(typeof(Map2<>).MakeGenericType(type))) lacking.Add(type.Name);
            if (type.IsAssignableTo(typeof(IPointwise3)) && !known.Contains(typeof(Map3<>).MakeGenericType(type))) lacking.Add(type.Name);
        }
        Assert.Empty(lacking);
        Assert.True(known.Count > 150, $"only {known.Count} ops were found");
    }

    [Fact]
    public void The_generic_op_records_are_those_that_the_generator_knows()
    {
        Type[] generic = [.. typeof(Add).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(Op)) && t.IsGenericTypeDefinition && !NotInFiles.Contains(t))];
        Assert.Equal([.. OfFunction.Concat([typeof(Map2<>), typeof(Map3<>)]).Select(t => t.Name).Order(StringComparer.Ordinal)], generic.Select(t => t.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_name_given_by_the_attribute_is_the_name_in_files()
    {
        Assert.Equal("TopK", Table.Write(new ArgSort(0, 2, true), new Attributes()));
        Assert.Equal("ReluGrad", Table.Write(new MapGrad<Relu>(new()), new Attributes()));
    }

    [Fact]
    public void An_op_without_a_form_in_files_says_what_to_do() =>
        Assert.Contains("[OpsOfThisAssembly]", Assert.Throws<NotSupportedException>(() => Table.Write(new Stranger(), new Attributes())).Message, StringComparison.Ordinal);

    [Fact]
    public void Two_ops_of_one_name_are_refused()
    {
        OpTable other = new(OpEntry.Of<Stranger>("Conv2d", (_, _) => { }, _ => new()));
        Assert.Contains("named Conv2d", Assert.Throws<ArgumentException>(() => OpTable.Join(Table, other)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_attribute_with_a_default_may_be_absent()
    {
        Attributes written = new();
        Table.Write(new SoftmaxCrossEntropy(0.25, 7), written);
        written.Remove("IgnoreIndex");
        Assert.True(Table.TryRead("SoftmaxCrossEntropy", written, out Op? op));
        Assert.Equal(new SoftmaxCrossEntropy(0.25), op);
    }

    private static void Check(Op op)
    {
        Attributes attributes = new();
        string name = Table.Write(op, attributes);
        Assert.True(Table.TryRead(name, attributes, out Op? again));
        Assert.Equal(op, again);
    }

    private sealed record Stranger : Op
    {
        public override Spec Infer(ReadOnlySpan<Spec> x) => x[0];

        public override void Run(in Launch l) => l.X(0).CopyTo(l.Y);
    }
}
