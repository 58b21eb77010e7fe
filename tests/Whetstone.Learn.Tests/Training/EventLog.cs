namespace Whetstone.Learn.Tests.Training;

/// <summary>Writes down every event, and answers one of them with a wish.</summary>
internal sealed class EventLog(string at = "", Flow answer = Flow.Continue, int time = 1) : Callback
{
    private int times;

    internal List<string> Events { get; } = [];

    // It writes down what happens, no more.
    public override bool OnlyWatches => true;

    public override Flow BeginFit(Run run) => Note("BeginFit");

    public override Flow BeginEpoch(Run run) => Note("BeginEpoch");

    public override Flow BeginBatch(Run run) => Note("BeginBatch");

    public override Flow AfterPrediction(Run run) => Note("AfterPrediction");

    public override Flow AfterLoss(Run run) => Note("AfterLoss");

    public override Flow AfterBackward(Run run) => Note("AfterBackward");

    public override Flow AfterStep(Run run) => Note("AfterStep");

    public override Flow AfterBatch(Run run) => Note("AfterBatch");

    public override Flow BeginValidate(Run run) => Note("BeginValidate");

    public override Flow AfterEpoch(Run run) => Note("AfterEpoch");

    public override void AfterFit(Run run) => Note("AfterFit");

    public override void AfterCancelBatch(Run run) => Note("AfterCancelBatch");

    public override void AfterCancelEpoch(Run run) => Note("AfterCancelEpoch");

    public override void AfterCancelFit(Run run) => Note("AfterCancelFit");

    private Flow Note(string name)
    {
        Events.Add(name);
        return name == at && ++times == time ? answer : Flow.Continue;
    }
}
