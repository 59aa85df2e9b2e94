/** Words that a question is made of and that say nothing about what is looked for, by language; what Meilisearch cuts off as a word (the Arabic article) too. */
const WORDS: Readonly<Record<string, string>> = {
  de: `ab aber alle als also am an auch auf aus bei beim bekomme bekommen bin bis bist bitte da dafür damit dann darf das dass dein deine dem den denn der des dich die dies diese
    dieser dieses dir doch du durch dürfen ein eine einem einen einer eines er es etwas euch für gibt haben habe hat hatte ich ihm ihn ihr ihre im in ins ist ja jede jeder jemand kann
    kannst kein keine können könnte mache machen man mein meine meinem meinen meiner meines mich mir mit muss müssen nach nicht noch nun nur ob oder ohne sehr sein seine sich sie sind
    so soll sollte über um und uns unser unsere unter vom von vor wann warum was weil welche welchen welcher welches wem wen wenn wer werde werden wie wieso will wir wird wo wofür woher
    wohin wollen wurde würde zu zum zur zwischen`,
  en: `a about all also am an and any are as at be because been before but by can could did do does for from get had has have he her here him his how i if in into is it its just like
    may me might more must my need no not of on one or our out please shall she should so some than that the their them then there these they this those to too under up us want was we
    were what when where which who whom whose why will with would you your`,
  fr: `a ai aller alors après as au aussi aux avant avec avez avoir avons besoin c ce ces cet cette comme comment d dans de des dois doit donc du elle elles en es est et être eu faire
    fait faut il ils j je l la le les leur leurs lui m ma mais me mes moi mon n ne nos notre nous on ont ou où par pas pendant peut peuvent peux plus pour pourquoi puis qu quand que quel
    quelle quelles quels qui quoi s sa sans se ses si son sont sous sur t ta te tes toi ton tu un une vais va vos votre vous y`,
  ar: `ال في من على إلى الى عن مع هذا هذه ذلك تلك التي الذي الذين ما ماذا متى أين اين كيف لماذا هل كم أي اي أنا انا أنت نحن هو هي هم كان كانت يكون أن ان إن أو او ثم لا لم لن ليس قد
    كل بعض عند عندما إذا اذا لدي لي لك له لها بين بعد قبل حول يمكن يمكنني أستطيع يجب علي أريد اريد و ف ب ل ك`,
  fa: `و در به از که این آن را با است هست برای تا یا هم من تو او ما شما آنها چه چی چگونه چطور کجا کی چرا آیا کدام چند می شود شد کرد کردن کنم کنید کند باید اگر یک بر هر همه خود دارم
    دارد داریم دارند بود باشد نیست نه اما پس روی میتوانم می‌توانم توانم می‌شود می‌کنم`,
  uk: `а або але без був була були було бути в вам вас ваш ви він вона вони воно все всі де для до є з за зі і із й його її їх коли кому кого куди ли мене мені мій моя моє мої може можна
    можу ми на над не немає ні ну о об от по при про с свій своє свої себе собі та так такий там те ти то тобі того той треба тут у хто це цей ці чи чому чого що щоб як яка яке який які
    якщо потрібно хочу`,
  ru: `а без бы был была были было быть в вам вас ваш вы где да для до его её ее если есть ещё еще же за и из или им их к как какая какие какой какое когда кого кому которая который
    которые кто куда ли мы мне меня могу может можно мой моя моё мои мое на над надо нас наш не него нет ни но ну нужно о об он она они оно от по под почему при про с свой своё себя
    сколько со так такой там то тот ты тут у уже хочу чего чей что чтобы чьи это этот эта эти я`,
  tr: `acaba ama ancak bana bazı ben beni benim bir biz bize bizim bu bunu da daha de değil diye en ve ya veya ile için gibi her hangi hem ise kadar ki kim kime kimin mı mi mu mü nasıl ne
    neden nerede nereden nereye niçin niye o olan olarak olur onu onun onlar sana sen siz size sizin şey şu var yok çok gerekir gerekiyor istiyorum`,
};

/** The words of a language that are not searched for. Simple German uses those of German. */
export function stopWords(language: string): string[] {
  return (WORDS[language] ?? WORDS[language.split('-')[0] ?? ''] ?? '').split(/\s+/).filter((word) => word !== '');
}
